"""What pyproject.toml cannot say: the top-level folder of templates is installed inside the package, as sitegen/templates."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["sitegen*"]), "sitegen.templates", "sitegen.templates.assets"],
    package_dir={"sitegen.templates": "templates", "sitegen.templates.assets": "templates/assets"},
)
